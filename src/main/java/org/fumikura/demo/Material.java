package org.fumikura.demo;

/** Something that is attached, under the name that people see. */
record Material(String name, byte[] bytes) {}
