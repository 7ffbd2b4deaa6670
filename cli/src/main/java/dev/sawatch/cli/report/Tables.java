package dev.sawatch.cli.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import com.github.freva.asciitable.Styler;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** How tables look. */
public final class Tables {
    private static final int LONGEST = 1_000;

    /** A column that is as wide as its longest text. */
    public static Column column(String header, HorizontalAlign align) {
        return new Column()
                .header(header)
                .headerAlign(align)
                .dataAlign(align)
                .maxWidth(LONGEST, OverflowBehaviour.CLIP_RIGHT);
    }

    /** A table without colours. */
    public static <T> String plain(Collection<T> rows, List<ColumnData<T>> columns) {
        return of(rows, columns, new Styler() {});
    }

    public static <T> String of(Collection<T> rows, List<ColumnData<T>> columns, Styler styler) {
        String table = AsciiTable.builder()
                .border(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS_NO_OUTSIDE_BORDER)
                .lineSeparator("\n")
                .styler(styler)
                .data(rows, columns)
                .asString();
        return table.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
    }

    private Tables() {}
}
