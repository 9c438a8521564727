// A program on Polars, run at each turn (see Turns.java). The arguments: the program, input, output.
const pl = require("nodejs-polars");
const readline = require("node:readline");

const [text, input, output] = process.argv.slice(2);
const program = new Function("pl", "input", "output", text);

readline
  .createInterface({ input: process.stdin })
  .on("line", () => {
    try {
      program(pl, input, output);
      console.log("done");
    } catch (e) {
      console.log("failed: " + String(e.message ?? e).replace(/\s+/g, " "));
      process.exit(1);
    }
  });
