/**
 * The bill of materials of a plugin jar: a CycloneDX document that is made from the list of what
 * went into the jar, so that it says exactly what is inside. All types here are confined to the
 * thread that uses them.
 */
@NullMarked
package dev.fairlead.maven.sbom;

import org.jspecify.annotations.NullMarked;
