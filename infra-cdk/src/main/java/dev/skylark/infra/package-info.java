/**
 * The stacks: what stands in an AWS account when Skylark is deployed.
 * Two of them, cut by lifetime: the data, which outlives everything, and the doors, which are remade with each deployment.
 * They loop over the declarations of {@code core}, so a table, a function or a setting is spelled once.
 */
@NullMarked
package dev.skylark.infra;

import org.jspecify.annotations.NullMarked;
