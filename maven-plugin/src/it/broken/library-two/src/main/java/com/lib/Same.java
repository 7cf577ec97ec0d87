package com.lib;

public final class Same {
    public static String name() {
        return "two";
    }
}
