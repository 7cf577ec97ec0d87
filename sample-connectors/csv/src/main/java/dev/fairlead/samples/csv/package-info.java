/**
 * A converter for lines of comma-separated values, as RFC 4180 has them: {@link
 * dev.fairlead.samples.csv.CsvConverter}. A record is one line, without a header; the settings say
 * which columns it has.
 */
@NullMarked
package dev.fairlead.samples.csv;

import org.jspecify.annotations.NullMarked;
