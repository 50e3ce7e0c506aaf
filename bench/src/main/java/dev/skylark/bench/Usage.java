package dev.skylark.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process has used so far: processor time and wall time in nanoseconds, and the memory it holds. */
record Usage(long processor, long wall, long megabytes) {

    private static final Path STATUS = Path.of("/proc/self/status");

    static Usage now() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Usage(system.getProcessCpuTime(), System.nanoTime(), resident());
    }

    Usage since(Usage before) {
        return new Usage(processor - before.processor, wall - before.wall, megabytes);
    }

    double cores() {
        return (double) processor / wall;
    }

    private static long resident() {
        try {
            return Files.exists(STATUS)
                    ? Files.readAllLines(STATUS).stream()
                                    .filter(it -> it.startsWith("VmRSS:"))
                                    .map(it -> it.replaceAll("\\D", ""))
                                    .mapToLong(Long::parseLong)
                                    .findFirst()
                                    .orElse(0)
                            / 1024
                    : 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
