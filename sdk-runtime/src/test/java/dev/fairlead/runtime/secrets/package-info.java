@NullMarked
package dev.fairlead.runtime.secrets;

import org.jspecify.annotations.NullMarked;
