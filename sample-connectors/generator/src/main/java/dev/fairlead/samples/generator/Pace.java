package dev.fairlead.samples.generator;

import java.util.function.LongSupplier;

/**
 * How many records are due: a share of the time that went by, so nobody has to wait for the next
 * one, and a poll that comes late brings more.
 *
 * @param rate records per second
 * @param elapsed the nanoseconds since the beginning
 */
record Pace(double rate, LongSupplier elapsed) {
    long due() {
        return (long) (elapsed.getAsLong() / 1e9 * rate);
    }
}
