/**
 * Commands around servers: see them, start them, stop them, save and copy them.
 * What may be done is decided by pure functions; the cloud is behind ports.
 * A message that tells of something under way is edited until it is over.
 */
@NullMarked
package dev.skylark.ec2;

import org.jspecify.annotations.NullMarked;
