package dev.leat.bench.input;

/// How the engines are told of a tape's columns.
public final class Trades {

    /// The CSV file `{in}` with declared types, in DuckDB's SQL.
    public static final String DUCKDB_CSV = """
            read_csv('{in}', header = true, delim = ',', quote = '"', columns = {
                'symbol': 'VARCHAR', 'agg_trade_id': 'BIGINT', 'price': 'DOUBLE', 'quantity': 'DOUBLE',
                'first_trade_id': 'BIGINT', 'last_trade_id': 'BIGINT', 'timestamp': 'BIGINT',
                'is_buyer_maker': 'BOOLEAN'})
            """.strip();

    public static final String DUCKDB_PARQUET = "read_parquet('{in}')";

    private Trades() {}
}
