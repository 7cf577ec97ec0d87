package dev.fairlead.samples.compared;

import java.util.regex.Pattern;

/** Texts without what differs from run to run: names, places, ports, times, frames of stacks. */
record Plain(String prefix, String directory, String address) {
    private static final Pattern FRAMES = Pattern.compile("\\r?\\n\\t(at |\\.\\.\\. )[^\\n]*");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\\b1[78]\\d{11}\\b");

    /** The text as it is on either worker. */
    String plain(String text) {
        String named =
                text.replace(directory, "{dir}").replace(prefix, "~").replace(address, "{worker}");
        String unframed = FRAMES.matcher(named).replaceAll("");
        String unnumbered = UUID.matcher(unframed).replaceAll("{uuid}");
        return TIME.matcher(unnumbered).replaceAll("{now}").stripTrailing();
    }

    /** A text of a scenario, with this worker's names. */
    String filled(String text) {
        return text.replace("{dir}", directory).replace("~", prefix);
    }
}
