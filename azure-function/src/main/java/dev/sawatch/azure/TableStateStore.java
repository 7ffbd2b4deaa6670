package dev.sawatch.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.rest.Response;
import com.azure.core.util.Context;
import com.azure.data.tables.TableClient;
import com.azure.data.tables.models.TableEntity;
import com.azure.data.tables.models.TableEntityUpdateMode;
import dev.sawatch.state.StateKey;
import dev.sawatch.state.StateRecord;
import dev.sawatch.state.StateStore;
import dev.sawatch.state.StateStoreException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Records in an Azure table, of a Storage account or of Cosmos DB, one entity each:
 *
 * <table>
 * <caption>Properties</caption>
 * <tr><td>{@code PartitionKey}</td><td>cluster id and the record's name with a colon between them, so that the records of
 *     one cluster spread over all partitions. In both, what is no ASCII letter, digit, hyphen, dot or underscore is {@code
 *     ~} and two hexadecimal digits for each byte of UTF-8. What is longer than a key may be ends in a hash of both</td></tr>
 * <tr><td>{@code RowKey}</td><td>the kind's label, such as {@code profile}</td></tr>
 * <tr><td>{@code text}, {@code text1}, {@code text2} ...</td><td>the record in UTF-8, cut into binary properties of 64 KiB; its
 *     form's version is in it</td></tr>
 * <tr><td>{@code expires}</td><td>a time, by which {@link ExpiredRecords} deletes</td></tr>
 * </table>
 *
 * <p>Reading: a point query for each key, some at once, for a filter over many keys would scan the table; each answer is
 * strongly consistent. Replacing: insert, or update on the condition that the entity's ETag is the one last read; a failed
 * condition is a lost race. The ETag is the record's version. The client retries what is throttled; what fails all the same
 * is a {@link StateStoreException}.
 */
public final class TableStateStore implements StateStore {
    /** Of an entity (Azure Storage, "Understanding the Table service data model"). Cut by 64 KiB, it has few of its 252 properties. */
    private static final int MAX_ENTITY = 1024 * 1024;

    static final String ROLE = "Storage Table Data Contributor";

    private final TableClient table;

    /** @param table a client of the table, with a bounded retry of its own */
    public TableStateStore(TableClient table) {
        this.table = table;
    }

    @Override
    public Map<StateKey, StateRecord> find(Collection<StateKey> keys) {
        Map<StateKey, StateRecord> found = new HashMap<>();
        Parallel.map(keys, this::read).forEach(read -> read.ifPresent(record -> found.put(record.key(), record)));
        return found;
    }

    private Optional<StateRecord> read(StateKey key) {
        TableEntity entity;
        try {
            entity = table.getEntity(StateEntity.partition(key), StateEntity.row(key));
        } catch (RuntimeException e) {
            Refusal refusal = Refusal.of(e);
            if (refusal.isAbsentEntity()) {
                return Optional.empty();
            }
            throw failure("read", key, refusal);
        }
        return Optional.of(StateEntity.toRecord(key, entity));
    }

    @Override
    public Optional<String> replace(StateRecord record) {
        TableEntity entity = StateEntity.of(record);
        int size = StateEntity.size(entity);
        if (size > MAX_ENTITY) {
            throw new StateStoreException("a " + record.key().kind().label() + " record of " + size
                    + " bytes is over the 1 MiB of an entity");
        }
        try {
            Response<Void> response = record.version() == null
                    ? table.createEntityWithResponse(entity, null, Context.NONE)
                    : table.updateEntityWithResponse(entity, TableEntityUpdateMode.REPLACE, true, null, Context.NONE);
            return Optional.of(whole(response.getHeaders().getValue(HttpHeaderName.ETAG)));
        } catch (RuntimeException e) {
            Refusal refusal = Refusal.of(e);
            if (refusal.isLostRace()) {
                return Optional.empty();
            }
            throw failure("write", record.key(), refusal);
        }
    }

    /** The client takes the last quote off the header even where the first is not at its beginning: {@code W/"..."}. */
    private static String whole(String etag) {
        return etag.startsWith("W/\"") && !etag.endsWith("\"") ? etag + '"' : etag;
    }

    private StateStoreException failure(String what, StateKey key, Refusal refusal) {
        return new StateStoreException(
                "the table " + table.getTableName() + " could not " + what + " a "
                        + key.kind().label() + " record: " + refusal.reason(ROLE),
                refusal.cause());
    }
}
