package dev.leat.cli;

/// The entry of the `leat` command.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.out.println(
                "leat " + Main.class.getModule().getDescriptor().rawVersion().orElse("unknown"));
    }
}
