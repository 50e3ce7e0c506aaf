/**
 * Alerts as issues and draft pull requests, and what becomes of them; deployments, and who lets them go on.
 * Nothing is merged by us.
 * What is looked for before it is made is made once.
 */
@NullMarked
package dev.skylark.github;

import org.jspecify.annotations.NullMarked;
