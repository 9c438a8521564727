package dev.leat.core.bars;

import dev.leat.api.data.TimeUnit;
import dev.leat.api.data.Type;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The unit of a stream's times: that of their type, or as users say, or by the size of the first one.
final class Times {

    private final String said;
    private TimeUnit unit = TimeUnit.MILLIS;
    private boolean known;

    Times(String said) {
        this.said = said;
    }

    /// Goes by the type of the column.
    ///
    /// @throws IllegalArgumentException where users say something else
    void type(String column, Type type) {
        if (!said.equals(BarsOptions.AUTO)) {
            known(TimeUnit.parse(said));
        }
        if (type instanceof Type.Timestamp moments) {
            if (known && unit != moments.unit()) {
                throw new IllegalArgumentException(
                        "option time-unit is " + said + ", but the column '" + column + "' is " + type);
            }
            known(moments.unit());
        }
    }

    /// The unit, given the first time of the stream.
    TimeUnit unit(long first) {
        if (!known) {
            known(TimeUnit.ofMagnitude(first));
        }
        return unit;
    }

    TimeUnit unit() {
        return unit;
    }

    private void known(TimeUnit of) {
        unit = of;
        known = true;
    }

    void save(DataOutput state) throws IOException {
        state.writeBoolean(known);
        state.writeUTF(unit.symbol());
    }

    void restore(DataInput state) throws IOException {
        known = state.readBoolean();
        unit = TimeUnit.parse(state.readUTF());
    }
}
