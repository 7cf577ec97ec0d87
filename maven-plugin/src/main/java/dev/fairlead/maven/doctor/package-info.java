/**
 * Says in a sentence why a plugin isn't listed, is refused, or fails: from a directory of plugins,
 * a worker's log, or a worker's REST API. {@link dev.fairlead.maven.doctor.Symptoms} knows what
 * workers write. One thread.
 */
@NullMarked
package dev.fairlead.maven.doctor;

import org.jspecify.annotations.NullMarked;
