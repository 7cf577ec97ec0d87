package com.acme;

public final class Nothing {}
