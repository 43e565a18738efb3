{
  description = "A language server for interview notes (面经) kept as a folder of Markdown files";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-unstable";

  outputs =
    { self, nixpkgs }:
    let
      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];
      forAllSystems =
        make: nixpkgs.lib.genAttrs systems (system: make nixpkgs.legacyPackages.${system});
      manifest = (nixpkgs.lib.importTOML ./Cargo.toml).package;
    in
    {
      packages = forAllSystems (pkgs: {
        default = pkgs.rustPlatform.buildRustPackage {
          pname = manifest.name;
          inherit (manifest) version;
          src = self;
          cargoLock.lockFile = ./Cargo.lock;
          nativeBuildInputs = [ pkgs.installShellFiles ];
          # The tests read the whole repository and start the binary; ./check runs them.
          doCheck = false;
          postInstall = ''
            $out/bin/mianjing man --out man && installManPage man/*.1
            for shell in bash zsh fish; do
              $out/bin/mianjing completions $shell > mianjing.$shell
            done
            installShellCompletion mianjing.{bash,zsh,fish}
          '';
          meta = {
            inherit (manifest) description;
            mainProgram = "mianjing";
            license = with nixpkgs.lib.licenses; [
              mit
              asl20
            ];
          };
        };
      });
    };
}
