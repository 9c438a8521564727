/// Arithmetic on numbers that are wider than a word.
package dev.leat.core.numbers;
