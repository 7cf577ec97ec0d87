/**
 * Runs a project's own tests with other versions of Kafka: replaces Kafka's jars in the class path
 * of the tests, has Surefire run them as it is set up in the project, and reads its reports. One
 * thread.
 */
@NullMarked
package dev.fairlead.maven.compat;

import org.jspecify.annotations.NullMarked;
