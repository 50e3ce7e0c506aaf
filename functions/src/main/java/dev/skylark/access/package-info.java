/**
 * Who may do what: guilds on the list, roles and their rights, quotas, approvals by a second person, the audit.
 * Everything is refused that is not allowed, and each refusal says who may and how to get the right.
 * Decisions are pure; what is remembered stands behind ports.
 */
@NullMarked
package dev.skylark.access;

import org.jspecify.annotations.NullMarked;
