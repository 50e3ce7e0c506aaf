package dev.skylark.cost;

import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Answer.Trouble;
import org.jspecify.annotations.Nullable;

/** How AWS said no to a question about money: the name of its error, the status beside it, and its words. */
record Refusal(@Nullable String code, int status, @Nullable String words) {

    <T> Answer<T> answer() {
        return Answer.failed(trouble(), String.valueOf(words));
    }

    private Trouble trouble() {
        var name = String.valueOf(code);
        if (name.startsWith("AccessDenied")) {
            return Trouble.DENIED;
        }
        // Cost Explorer's LimitExceededException is about requests per moment, not about what an account may have
        // https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html
        if (name.startsWith("Throttling") || name.startsWith("LimitExceeded") || status == 429) {
            return Trouble.BUSY;
        }
        if (name.startsWith("DataUnavailable")) {
            return Trouble.GONE;
        }
        return status >= 500 ? Trouble.DOWN : Trouble.OTHER;
    }
}
