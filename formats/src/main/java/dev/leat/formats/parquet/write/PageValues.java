package dev.leat.formats.parquet.write;

import dev.leat.api.data.Column;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.parquet.format.Encoding;

/// The values of a column that are to become a page: those that are there, without the nulls between them.
sealed interface PageValues extends AutoCloseable permits BitValues, FixedValues, ByteValues, CodedValues {

    /// How many there are.
    int count();

    /// Whether they have the bytes of a page. Where all values have as many bytes, rows alone tell, and it is
    /// false.
    boolean full();

    /// How many of the rows from `first` on it takes until it is [#full], at least one.
    int room(Column column, int first, int rows);

    /// Takes rows, as many as there is [#room] for.
    ///
    /// @return -1, or the row of a value that cannot be stored; [#problem] says why
    int append(Column column, int first, int rows);

    /// What is wrong with a value that cannot be stored.
    String problem();

    void clear();

    /// The encodings that these values are stored in without a dictionary; where two take as many bytes, the
    /// earlier is the better one.
    List<Encoding> encodings();

    /// The most bytes that the first `count` values take in any of them, and what may be written beyond.
    long mostEncoded(int count);

    /// Encodes the first `count` values.
    ///
    /// @param into has room for [#mostEncoded]
    /// @return how many bytes they take
    long encode(Encoding encoding, int count, MemorySegment into);

    Bounds bounds();

    @Override
    void close();
}
