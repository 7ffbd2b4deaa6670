package dev.sawatch.azure;

import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.ListEntitiesOptions;
import com.azure.data.tables.models.TableEntity;
import dev.sawatch.state.StateStoreException;
import java.time.InstantSource;
import java.util.List;

/**
 * Deletes the records that have expired: one scan of the table, then a request for each. A record that is written anew
 * meanwhile stays, for only what was found is deleted.
 *
 * @param table a client of the table
 * @param clock the time by which records have expired
 */
record ExpiredRecords(TableClient table, InstantSource clock) {
    /** Returns how many were deleted. */
    long run() {
        ListEntitiesOptions expired = new ListEntitiesOptions()
                .setFilter(StateEntity.EXPIRES + " lt datetime'" + clock.instant() + "'")
                .setSelect(List.of("PartitionKey", "RowKey"));
        try {
            return table.listEntities(expired, null, Context.NONE)
                    .streamByPage()
                    .mapToLong(page -> delete(page.getValue()))
                    .sum();
        } catch (RuntimeException e) {
            throw new StateStoreException(
                    "the table " + table.getTableName() + " could not be purged: "
                            + Refusal.of(e).reason(TableStateStore.ROLE),
                    e);
        }
    }

    private long delete(List<TableEntity> page) {
        return Parallel.map(page, this::isDeleted).stream()
                .filter(deleted -> deleted)
                .count();
    }

    private boolean isDeleted(TableEntity entity) {
        try {
            table.deleteEntityWithResponse(entity, true, null, Context.NONE);
            return true;
        } catch (RuntimeException e) {
            if (Refusal.of(e).isLostRace()) {
                return false;
            }
            throw e;
        }
    }
}
