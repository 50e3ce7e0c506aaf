package dev.skylark.command;

/** A file that somebody sent with a command; it still lies at Discord. */
public record Upload(String id, String name, String type, long size, String address) {}
