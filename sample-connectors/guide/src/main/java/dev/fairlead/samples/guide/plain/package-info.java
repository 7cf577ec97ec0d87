/**
 * The first step of docs/migrating.md: a connector against Connect's own API, with settings,
 * partition and offset as records.
 */
@NullMarked
package dev.fairlead.samples.guide.plain;

import org.jspecify.annotations.NullMarked;
