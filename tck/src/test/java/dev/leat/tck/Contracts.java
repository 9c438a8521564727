package dev.leat.tck;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Runs contracts against plugins that may be broken.
public final class Contracts {

    private Contracts() {}

    /// The tests of a contract that fail, by name.
    ///
    /// @param plugin makes the plugin's test, another for each test of the contract, as JUnit does
    public static <C> List<String> failures(Class<C> contract, Supplier<C> plugin) {
        List<String> failures = new ArrayList<>();
        Method[] tests = contract.getMethods();
        Arrays.sort(tests, Comparator.comparing(Method::getName));
        for (Method test : tests) {
            if (test.isAnnotationPresent(Test.class) && fails(test, plugin.get())) {
                failures.add(test.getName());
            }
        }
        return failures;
    }

    private static boolean fails(Method test, Object plugin) {
        try {
            test.invoke(plugin);
            return false;
        } catch (InvocationTargetException e) {
            System.out.println(test.getName() + ": " + e.getCause());
            return true;
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
