package com.lib;

import com.fasterxml.jackson.databind.ObjectMapper;

public final class Tree {
    public static boolean canWrite(Class<?> type) {
        return new ObjectMapper().canSerialize(type);
    }
}
