/**
 * JSON as a value: read from bytes, asked with plain words, written back.
 * The front door cannot afford a data binder at its first call, so this is a tree over a streaming parser.
 * Nothing here knows what the JSON is about.
 */
@NullMarked
package dev.skylark.json;

import org.jspecify.annotations.NullMarked;
