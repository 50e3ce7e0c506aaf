package dev.skylark.entry;

import dev.skylark.journal.Journal;
import dev.skylark.journal.Journal.Figure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Counts the calls to AWS, how long they took and whether they failed. */
final class CountedCalls implements ExecutionInterceptor {

    private static final ExecutionAttribute<Instant> BEGAN = new ExecutionAttribute<>("skylark-began");

    private final Supplier<Journal> journal;

    CountedCalls(Supplier<Journal> journal) {
        this.journal = journal;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        attributes.putAttribute(BEGAN, Instant.now());
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        count(attributes, "done");
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        count(attributes, context.exception().getClass().getSimpleName());
    }

    private void count(ExecutionAttributes attributes, String result) {
        var began = attributes.getAttribute(BEGAN);
        var took = began == null ? Duration.ZERO : Duration.between(began, Instant.now());
        var operation = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME) + "."
                + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        journal.get()
                .count(
                        Map.of(Figure.AWS_CALLS, 1.0, Figure.DURATION, (double) took.toMillis()),
                        Map.of("operation", operation, "result", result));
    }
}
