package com.lib;

public final class Json {}
