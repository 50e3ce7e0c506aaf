package dev.skylark.care;

import dev.skylark.fleet.Answer;
import java.util.List;
import java.util.Map;

/** What AWS lets us do, found out without doing it. */
public interface AwsRights {

    /** {@code resource} is an ARN in which {@code %1$s} stands for the partition, {@code %2$s} for the account. */
    record Right(String action, String resource, Map<String, String> under) {
        public Right {
            under = Map.copyOf(under);
        }

        public static Right everywhere(String action) {
            return new Right(action, "*", Map.of());
        }
    }

    /** Those of them that we do not have. */
    Answer<List<Right>> lacking(List<Right> rights);
}
