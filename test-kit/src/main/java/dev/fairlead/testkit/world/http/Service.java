package dev.fairlead.testkit.world.http;

/** What one life's part of the server does. */
interface Service {
    /** Does what is asked, and answers. */
    Answer serve(Request request);

    /** Does half of what is asked, where that can be; the answer is cut in the middle. */
    Answer serveHalf(Request request);
}
