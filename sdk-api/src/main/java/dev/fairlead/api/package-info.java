/** What an author of a connector implements and calls. */
@NullMarked
package dev.fairlead.api;

import org.jspecify.annotations.NullMarked;
