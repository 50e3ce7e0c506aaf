package dev.skylark.feature;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What of Skylark, or of what it lives on, something is about. */
public enum Category {
    DISCORD("dev.skylark.work.Workbench"),
    TABLES("software.amazon.awssdk.services.dynamodb"),
    SECRETS("software.amazon.awssdk.services.secretsmanager", "software.amazon.awssdk.services.kms"),
    MONEY("software.amazon.awssdk.services.costexplorer", "software.amazon.awssdk.services.pricing"),
    LOGS("software.amazon.awssdk.services.cloudwatchlogs"),
    QUEUES("software.amazon.awssdk.services.sqs", "software.amazon.awssdk.services.lambda"),
    VOICE("software.amazon.awssdk.services.ecs"),
    GITHUB("org.kohsuke.github"),
    CLOUD("software.amazon.awssdk"),
    NETWORK("java.net", "javax.net"),
    JOBS,
    /** Nobody else is to blame. */
    CODE;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> packages;

    Category(String... packages) {
        this.packages = List.of(packages);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Who is to blame for a failure, as far as what was thrown says it; the deepest cause that says anything counts. */
    public static Category of(Throwable thrown) {
        var blamed = CODE;
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            var named = named(cause);
            blamed = named == CODE ? blamed : named;
            cause = cause.getCause();
        }
        return blamed;
    }

    private static Category named(Throwable thrown) {
        var type = thrown.getClass().getName();
        for (var category : values()) {
            if (category.packages.stream().anyMatch(type::startsWith)) {
                return category;
            }
        }
        return thrown instanceof IOException ? NETWORK : CODE;
    }
}
