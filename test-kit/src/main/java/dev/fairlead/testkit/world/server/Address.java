package dev.fairlead.testkit.world.server;

/** Where a server is. */
record Address(String host, int port) {
    private static final int PORT_MAX = 65_535;

    static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > PORT_MAX) {
            throw new IllegalArgumentException(
                    "\"%s\" is no address of a server; write host:port, such as localhost:5432"
                            .formatted(text));
        }
        return new Address(text.substring(0, colon), Integer.parseInt(port));
    }
}
