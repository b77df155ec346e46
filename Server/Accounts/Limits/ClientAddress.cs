using System.Net;
using System.Net.Sockets;

namespace QuizHub.Server.Accounts.Limits;

/// <summary>What counts as one address.</summary>
public static class ClientAddress
{
    /// <summary>A network of one IPv6 subscriber holds 2⁶⁴ addresses.</summary>
    private const int SubscriberBytes = 8;

    public static string Of(HttpContext context) => context.Connection.RemoteIpAddress is { } address ? Of(address) : "";

    /// <summary>An IPv4 address, however it is written, as itself; of an IPv6 address the /64.</summary>
    public static string Of(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, SubscriberBytes))
            : address.ToString();
    }
}
