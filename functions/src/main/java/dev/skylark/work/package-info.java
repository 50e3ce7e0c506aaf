/**
 * What happens after "thinking": the order handed over, claimed once, carried out, answered.
 * An order may be delivered twice and changes nothing the second time.
 * When all tries are used, the person is told.
 */
@NullMarked
package dev.skylark.work;

import org.jspecify.annotations.NullMarked;
