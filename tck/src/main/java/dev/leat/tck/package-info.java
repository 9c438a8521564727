/// Contracts of the plugin interfaces, each a JUnit interface whose default methods are the tests.
/// Implement the interface of your plugin in a test class and give it the one fixture it asks for.
/// Tests of the engine are not here: they live beside the engine.
package dev.leat.tck;
