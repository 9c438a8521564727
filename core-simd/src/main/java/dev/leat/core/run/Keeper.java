package dev.leat.core.run;

/// Holds the memory of batches that are delivered later.
interface Keeper {

    /// Takes memory over, to be released once what lies in it was delivered.
    void keep(Loans.Loan loan);

    /// Releases what a reader had filled, where nothing else refers to it.
    void inputDone();
}
