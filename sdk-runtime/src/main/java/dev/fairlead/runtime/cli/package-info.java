/**
 * The command {@code fairlead}: runs a worker as {@code connect-standalone.sh} does, and looks into
 * the embedded log.
 *
 * <p>Records go to standard output, everything else to standard error. Exit codes are stock's: 1
 * for a wrong command line, 2 for an error before the worker starts, 3 for a connector that does
 * not start. Nothing is loaded before it is needed: the time to the first record counts.
 */
@NullMarked
package dev.fairlead.runtime.cli;

import org.jspecify.annotations.NullMarked;
