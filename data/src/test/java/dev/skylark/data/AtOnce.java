package dev.skylark.data;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many people doing something at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** What each of them got, in no order. */
    public static <T> List<T> each(int people, IntFunction<T> does) throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<T>>();
            for (int i = 0; i < people; i++) {
                int person = i;
                all.add(threads.submit(() -> {
                    start.await();
                    return does.apply(person);
                }));
            }
            start.countDown();
            var results = new ArrayList<T>();
            for (var one : all) {
                results.add(one.get());
            }
            return results;
        }
    }
}
