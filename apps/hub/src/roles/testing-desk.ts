/** An entry of a desk, as an officer files it while the caller still waits. */

export const minutesAgo = (m: number): string => new Date(Date.now() - m * 60_000).toISOString();
export const desk = () => ({
  schema: "desk-entry/1",
  organisation: "port",
  channel: "telephone",
  caller: { name: "当直 花子", role: "当直" },
  calledAt: minutesAgo(40),
  callback: { number: "050-0000-0000", numberFrom: "register", spokeTo: "当直長", at: minutesAgo(30) },
  heard: "画面に身代金の要求が出て、動かない。",
  report: {
    schema: "common-form/1",
    form: "common-form-ransomware",
    answers: {
      報告番号: "written by the desk",
      報告組織名: "港",
      "侵害指標（IoC）": "IPアドレス：203.0.113.200",
      調整機関への提供: "同意する",
      匿名化した技術情報の共有: "同意しない",
      海外機関への共有: "同意しない",
      TLP: "TLP:AMBER",
    },
  },
});
