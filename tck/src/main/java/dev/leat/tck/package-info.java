/// What every plugin must pass. Each contract is an interface whose default methods are the tests; a plugin's test is
/// one class that implements it and makes what is tested.
///
/// Start with the contract of your plugin: [dev.leat.tck.SourceContract], [dev.leat.tck.StoreContract],
/// [dev.leat.tck.FormatContract], [dev.leat.tck.KernelContract], [dev.leat.tck.ControllerContract],
/// [dev.leat.tck.SinkContract]. Whether the plugin is right is not here (that a CSV reader reads CSV), only whether it
/// keeps what its interface promises.
package dev.leat.tck;
