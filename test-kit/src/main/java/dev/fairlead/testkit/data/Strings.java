package dev.fairlead.testkit.data;

import java.util.List;

/** Strings, most of them chosen to be trouble. */
final class Strings {
    static final List<String> PLAIN =
            List.of("a", "Berlin", "x1", "order-17", "true", "42", "3.5", "2024-02-29", "ok", "Z");

    static final List<String> HOSTILE =
            List.of(
                    "",
                    " ",
                    "\t \n",
                    "\r\n",
                    "\u0000",
                    "a\u0000b",
                    "\u0007\u001b[31m",
                    "\u0085\u2028\u2029",
                    "\ufeffbom",
                    "\u200b\u200d",
                    "\u202eright to left\u202c",
                    "\u0627\u0644\u0633\u0644\u0627\u0645",
                    "\ud83d\ude00",
                    "\ud83d\udc69\u200d\ud83d\ude80",
                    "high \ud83d alone",
                    "\ude00 low alone",
                    "e\u0301 and \u00e9",
                    "I\u0130\u0131i",
                    "\u00df\u1e9e",
                    "null",
                    "NULL",
                    "NaN",
                    "-0",
                    "007",
                    "1e400",
                    "9007199254740993",
                    "-9223372036854775809",
                    "0x1F",
                    "TRUE",
                    "1970-01-01T00:00:00.000Z",
                    "9999-12-31",
                    "{\"a\":1}",
                    "{\"a\":",
                    "[1,2",
                    "\"quoted\"",
                    "back\\slash",
                    "\\",
                    "\\u0041",
                    "'; drop table records; --",
                    "a,\"b\"\",c\";d",
                    "=1+1",
                    "<a href='&amp;'>",
                    "${file:/etc/name:key}",
                    "%s %d %n",
                    "$1\\1",
                    "../../name",
                    ".",
                    "a.b.c",
                    "a:b,c:d",
                    "k=v&l=w");

    private static final String LONG = "0123456789abcdef".repeat(2500);

    private Strings() {}

    static String any(Dice dice) {
        if (dice.below(3) > 0) {
            return dice.pick(PLAIN);
        }
        if (dice.onceIn(60)) {
            return LONG;
        }
        return dice.onceIn(4) ? mixed(dice) : dice.pick(HOSTILE);
    }

    /** Text of any characters that a string may have, unpaired surrogates among them. */
    private static String mixed(Dice dice) {
        StringBuilder text = new StringBuilder();
        for (int i = dice.below(12); i >= 0; i--) {
            text.append((char) dice.below(dice.onceIn(2) ? 128 : 65_536));
        }
        return text.toString();
    }

    /** Text that has an encoding: no unpaired surrogates. */
    static String encodable(Dice dice) {
        String text = any(dice);
        return text.codePoints().allMatch(point -> point < 0xD800 || point > 0xDFFF) ? text : "a";
    }
}
