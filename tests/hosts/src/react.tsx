// A component that reads what is typed; an answer that comes too late is dropped.

import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { WorkerAnalyzer } from "selon";
import { SENTENCE, told } from "./found";

function Desk() {
  const [text, setText] = useState(SENTENCE);
  const [words, setWords] = useState("");
  const [analyzer, setAnalyzer] = useState<WorkerAnalyzer>();

  useEffect(() => {
    const made = new WorkerAnalyzer();
    setAnalyzer(made);
    return () => made.dispose();
  }, []);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    analyzer?.analyze(text, { signal }).then(
      (analysis) => setWords(told(text, analysis)),
      (error: Error) => signal.aborted || setWords(error.message),
    );
    return () => controller.abort();
  }, [analyzer, text]);

  return (
    <>
      <textarea aria-label="Text" value={text} onChange={(event) => setText(event.target.value)} />
      <output id="found">{words}</output>
    </>
  );
}

const root = document.getElementById("root");
if (root) createRoot(root).render(<Desk />);
