/**
 * Plugins that are judged as they were shipped: jars and directories with the Kafka Connect that
 * they were written for, each in a process and a class loader of its own. Finds what plugins there
 * are without loading a class, gets the jars of an old connect-api, starts the process and reads
 * its answer. Knows no law.
 */
@NullMarked
package dev.fairlead.testkit.subject;

import org.jspecify.annotations.NullMarked;
