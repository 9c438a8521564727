package dev.leat.core.memory;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// Tells the flight recorder that memory became scarce.
@Name("dev.leat.MemoryLevel")
@Label("Memory Level")
@Category("Leat")
@StackTrace(false)
final class LevelReached extends Event {

    @Label("Level")
    String level = "";

    @Label("Bytes Used")
    @DataAmount
    long used;

    @Label("Limit")
    @DataAmount
    long limit;
}
