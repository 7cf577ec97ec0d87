/** Our JSON converter against Apache's: the same data, the same bytes, the same exceptions. */
@NullMarked
package dev.fairlead.runtime.json;

import org.jspecify.annotations.NullMarked;
