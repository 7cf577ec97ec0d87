/**
 * The reference of a plugin's settings: pages, example configurations and schemas, made from the
 * configuration definitions that workers use. All types here are confined to the thread that uses
 * them.
 */
@NullMarked
package dev.fairlead.maven.docs;

import org.jspecify.annotations.NullMarked;
