package dev.skylark.backup;

import dev.skylark.backup.Backup.Kind;
import dev.skylark.fleet.Answer;
import dev.skylark.fleet.Ec2Instances;
import dev.skylark.table.Table;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BackupStatus;
import software.amazon.awssdk.services.dynamodb.model.BackupSummary;
import software.amazon.awssdk.services.dynamodb.model.BackupTypeFilter;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableAlreadyExistsException;
import software.amazon.awssdk.services.dynamodb.model.TableInUseException;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** {@link Backups} as DynamoDB's on-demand backups; why one was made is the beginning of its name. */
public final class DynamoBackups implements Backups {

    private static final String OURS = "skylark-";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Supplier<DynamoDbClient> client;
    private final Function<Table, String> names;
    private final Clock clock;

    public DynamoBackups(Supplier<DynamoDbClient> client, Function<Table, String> names, Clock clock) {
        this.client = client;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public Answer<Backup> make(Table table, Kind kind) {
        var now = clock.instant();
        return Ec2Instances.asked(() -> {
            var made = client.get()
                    .createBackup(it -> it.tableName(names.apply(table)).backupName(start(kind) + MOMENT.format(now)))
                    .backupDetails();
            return Answer.got(new Backup(table, made.backupArn(), now, kind, bytes(made.backupSizeBytes())));
        });
    }

    @Override
    public Answer<List<Backup>> all() {
        var tables = Nights.KEPT.stream().collect(Collectors.toMap(names, it -> it));
        return Ec2Instances.asked(() -> Answer.got(summaries().stream()
                .filter(it -> it.backupStatus() == BackupStatus.AVAILABLE)
                .flatMap(it -> backup(it, Optional.ofNullable(tables.get(it.tableName()))).stream())
                .toList()));
    }

    private List<BackupSummary> summaries() {
        var all = new ArrayList<BackupSummary>();
        @Nullable String last = null;
        do {
            var after = last;
            var page = client.get()
                    .listBackups(it -> it.backupType(BackupTypeFilter.USER).exclusiveStartBackupArn(after));
            all.addAll(page.backupSummaries());
            last = page.lastEvaluatedBackupArn();
        } while (last != null);
        return all;
    }

    private static Optional<Backup> backup(BackupSummary it, Optional<Table> table) {
        return table.flatMap(ours -> Arrays.stream(Kind.values())
                .filter(kind -> it.backupName().startsWith(start(kind)))
                .findFirst()
                .map(kind -> new Backup(
                        ours, it.backupArn(), it.backupCreationDateTime(), kind, bytes(it.backupSizeBytes()))));
    }

    private static String start(Kind kind) {
        return OURS + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-";
    }

    private static long bytes(@Nullable Long size) {
        return size == null ? 0 : size;
    }

    @Override
    public Answer<Backup> remove(Backup backup) {
        return Ec2Instances.asked(() -> {
            client.get().deleteBackup(it -> it.backupArn(backup.id()));
            return Answer.got(backup);
        });
    }

    @Override
    public Answer<String> unpack(Backup backup, String copy) {
        return Ec2Instances.asked(() -> {
            try {
                client.get()
                        .restoreTableFromBackup(it -> it.backupArn(backup.id())
                                .targetTableName(copy)
                                .billingModeOverride(BillingMode.PAY_PER_REQUEST)
                                // it is read by its keys alone
                                .globalSecondaryIndexOverride(List.of()));
            } catch (TableAlreadyExistsException | TableInUseException begunBefore) {
                // as wanted
            }
            return Answer.got(copy);
        });
    }

    @Override
    public Answer<Unpacking> look(String copy) {
        return Ec2Instances.asked(() -> {
            try {
                var status = client.get()
                        .describeTable(it -> it.tableName(copy))
                        .table()
                        .tableStatus();
                return Answer.got(status == TableStatus.ACTIVE ? Unpacking.DONE : Unpacking.GOES_ON);
            } catch (ResourceNotFoundException none) {
                return Answer.got(Unpacking.NOTHING);
            }
        });
    }

    @Override
    public Answer<String> discard(String copy) {
        if (!copy.startsWith(COPY)) {
            throw new IllegalArgumentException(copy + " is no copy, and may not be thrown away.");
        }
        return Ec2Instances.asked(() -> {
            try {
                client.get().deleteTable(it -> it.tableName(copy));
            } catch (ResourceNotFoundException none) {
                // as wanted
            }
            return Answer.got(copy);
        });
    }
}
