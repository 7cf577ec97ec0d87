package dev.fairlead.samples.http;

/**
 * A source offset: a page, and how much of it was read. Pages may only grow at the end of the list.
 *
 * @param page what the request says: the address of the page, its cursor, or the id before it;
 *     empty for the first one
 * @param taken how many of its items were read
 */
public record Place(String page, int taken) {
    static final Place BEGINNING = new Place("", 0);
}
